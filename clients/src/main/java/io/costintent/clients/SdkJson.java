/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * An SDK's own mapper, which knows the names on the wire, in every version and with fields that the
 * version has no getter for.
 *
 * <p>In the Java agent, the application has a Jackson of its own beside ours. This class, and those
 * with {@code SdkJson} in their names that ask an SDK for its mapper, see the application's, all
 * others see ours: what passes between the two is bytes. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SdkJson {
  private static final String FILTER = "costintent-outline";

  private final ObjectMapper mapper;

  /** Returns what writes as {@code mapper} does, which stays as it is. */
  public static SdkJson of(ObjectMapper mapper) {
    return new SdkJson(requireNonNull(mapper, "mapper"));
  }

  private SdkJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Returns an object of the SDK as it is on the wire. */
  public byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns what writes named fields only.
   *
   * @param fields names of fields that are written, wherever they stand, if their parents are
   * @param whole names of fields that are written with everything in them
   */
  SdkJson limitedTo(Set<String> fields, Set<String> whole) {
    AnnotationIntrospector own = mapper.getSerializationConfig().getAnnotationIntrospector();
    return new SdkJson(
        ((JsonMapper) mapper)
            .rebuild()
            .annotationIntrospector(AnnotationIntrospectorPair.create(new FilterAll(), own))
            // in the mapper, not a writer: serializers of the SDKs' unions ask the mapper again
            .filterProvider(
                new SimpleFilterProvider().addFilter(FILTER, new NamedFields(fields, whole)))
            .build());
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
