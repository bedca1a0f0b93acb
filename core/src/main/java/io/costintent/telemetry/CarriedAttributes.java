/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.CallRecord;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a finished call, built when somebody first looks.
 *
 * <p>Writing twenty attributes onto a span costs more than the rest of the call's bookkeeping.
 * Where an exporter is there to {@linkplain InferenceSpans#unpacksCarriedAttributes unpack} them,
 * the record travels with the span as the attributes of one event named {@link #EVENT}, and is
 * turned into span attributes on the exporter's thread. Immutable as seen from outside, and
 * thread-safe.
 *
 * @since 0.1
 */
public final class CarriedAttributes implements Attributes {
  /** The name of the event that carries them; it is never exported. */
  public static final String EVENT = "costintent.record";

  /** Not built yet: enough that limits on an event's attributes do not cut, and not empty. */
  private static final int UNBUILT_SIZE = 1;

  private final CallRecord record;
  private final boolean ownSpan;
  private volatile @Nullable Attributes built;

  CarriedAttributes(CallRecord record, boolean ownSpan) {
    this.record = record;
    this.ownSpan = ownSpan;
  }

  /**
   * Returns what {@code record} adds to a span of somebody else, which has the response already.
   */
  public static Attributes forSpanOfOthers(CallRecord record) {
    return new CarriedAttributes(record, false);
  }

  private Attributes built() {
    Attributes attributes = built;
    if (attributes == null) {
      AttributesBuilder builder = Attributes.builder();
      RecordAttributes.write(record, ownSpan, new BuilderSink(builder));
      attributes = builder.build();
      built = attributes;
    }
    return attributes;
  }

  /** The call whose attributes these are. */
  public CallRecord record() {
    return record;
  }

  @Override
  public <T> @Nullable T get(AttributeKey<T> key) {
    return built().get(key);
  }

  @Override
  public void forEach(BiConsumer<? super AttributeKey<?>, ? super Object> consumer) {
    built().forEach(consumer);
  }

  @Override
  public int size() {
    Attributes attributes = built;
    return attributes == null ? UNBUILT_SIZE : attributes.size();
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Map<AttributeKey<?>, Object> asMap() {
    return built().asMap();
  }

  @Override
  public AttributesBuilder toBuilder() {
    return built().toBuilder();
  }

  private record BuilderSink(AttributesBuilder builder) implements RecordAttributes.Sink {
    @Override
    public <T> void put(AttributeKey<T> key, T value) {
      builder.put(key, value);
    }
  }
}
