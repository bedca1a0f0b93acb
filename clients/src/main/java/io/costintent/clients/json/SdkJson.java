/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import java.io.IOException;
import java.util.Set;

/**
 * Writes an SDK's objects as the SDK would send them.
 *
 * <p>In an agent the SDK's Jackson is the application's and not ours, so what it makes is handed on
 * as bytes, and only classes of this package name it: those the agent loads with the application's
 * Jackson, all others with ours. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SdkJson {
  private static final String FILTER = "costintent-outline";

  private final ObjectMapper mapper;

  /** Returns what writes with {@code mapper}, which stays as it is. */
  public static SdkJson of(ObjectMapper mapper) {
    return new SdkJson(mapper);
  }

  private SdkJson(ObjectMapper mapper) {
    this.mapper = requireNonNull(mapper, "mapper");
  }

  /**
   * Returns what writes only named fields and never touches the others.
   *
   * @param fields names of fields that are written, wherever they stand, if their parents are
   * @param whole names of fields that are written with everything in them
   */
  public SdkJson only(Set<String> fields, Set<String> whole) {
    AnnotationIntrospector own = mapper.getSerializationConfig().getAnnotationIntrospector();
    return new SdkJson(
        mapper
            .copy()
            .setAnnotationIntrospector(AnnotationIntrospectorPair.create(new FilterAll(), own))
            // in the mapper, not a writer: serializers of the SDKs' unions ask the mapper again
            .setFilterProvider(
                new SimpleFilterProvider().addFilter(FILTER, new NamedFields(fields, whole))));
  }

  /**
   * Returns an object as JSON, in UTF-8.
   *
   * @throws IOException when the SDK cannot write it
   */
  public byte[] write(Object value) throws IOException {
    return mapper.writeValueAsBytes(value);
  }

  /** Makes the filter apply to every type. */
  private static final class FilterAll extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Object findFilterId(Annotated annotated) {
      return FILTER;
    }
  }

  private static final class NamedFields extends SimpleBeanPropertyFilter {
    private final Set<String> fields;
    private final Set<String> whole;

    NamedFields(Set<String> fields, Set<String> whole) {
      this.fields = Set.copyOf(fields);
      this.whole = Set.copyOf(whole);
    }

    @Override
    public void serializeAsField(
        Object bean, JsonGenerator generator, SerializerProvider provider, PropertyWriter writer)
        throws Exception {
      if (writer instanceof AnyGetterWriter unknownFields) {
        unknownFields.getAndFilter(bean, generator, provider, this);
        return;
      }
      String name = writer.getName();
      if (fields.contains(name) || whole.contains(name) || isWithinWhole(generator)) {
        writer.serializeAsField(bean, generator, provider);
      }
    }

    private boolean isWithinWhole(JsonGenerator generator) {
      JsonStreamContext context = generator.getOutputContext().getParent();
      while (context != null) {
        if (context.getCurrentName() != null && whole.contains(context.getCurrentName())) {
          return true;
        }
        context = context.getParent();
      }
      return false;
    }
  }
}
