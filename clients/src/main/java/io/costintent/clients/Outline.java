/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns an SDK's objects into JSON of which only named fields are written.
 *
 * <p>The SDK's own mapper knows the names on the wire, in every version and with fields that the
 * version has no getter for; a field that is not named here is never touched, so the cost does not
 * depend on the length of prompts and answers. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Outline {
  private static final String FILTER = "costintent-outline";

  private final JsonMapper mapper;

  /**
   * Returns an outline.
   *
   * @param mapper the SDK's mapper, which stays as it is
   * @param fields names of fields that are written, wherever they stand, if their parents are
   * @param whole names of fields that are written with everything in them
   */
  public static Outline create(JsonMapper mapper, Set<String> fields, Set<String> whole) {
    AnnotationIntrospector own = mapper.getSerializationConfig().getAnnotationIntrospector();
    return new Outline(
        mapper
            .rebuild()
            .annotationIntrospector(AnnotationIntrospectorPair.create(new FilterAll(), own))
            // in the mapper, not a writer: serializers of the SDKs' unions ask the mapper again
            .filterProvider(
                new SimpleFilterProvider().addFilter(FILTER, new NamedFields(fields, whole)))
            .build());
  }

  private Outline(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Returns the outline of an SDK's object. */
  public JsonNode read(Object value) {
    try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
      mapper.writeValue(buffer, value);
      return mapper.readTree(buffer.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text that an SDK's object is on the wire, or null when it is no text. */
  public @Nullable String text(@Nullable Object value) {
    return value == null ? null : read(value).textValue();
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
