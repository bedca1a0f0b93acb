/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.config.OtelFile;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes what OpenTelemetry read of its file, as a tree: its model's classes come and go from one
 * version to the next, so none of them is named here.
 */
final class AgentFileModel {
  private static final String READER =
      "io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfiguration";

  /**
   * Returns a changed copy of {@code model}.
   *
   * @throws ReflectiveOperationException when this version of OpenTelemetry is built otherwise
   */
  static Object changed(Object model, UnaryOperator<OtelFile> change)
      throws ReflectiveOperationException {
    Field field =
        Class.forName(READER, true, model.getClass().getClassLoader()).getDeclaredField("MAPPER");
    field.setAccessible(true);
    Object mapper = field.get(null);
    Method convert = mapper.getClass().getMethod("convertValue", Object.class, Class.class);
    Map<?, ?> tree = (Map<?, ?>) convert.invoke(mapper, model, Map.class);
    Class<?> type = model.getClass();
    if (!convert.invoke(mapper, tree, type).equals(model)) {
      throw new IllegalStateException("the file is not the same when written and read again");
    }
    return convert.invoke(mapper, change.apply(new OtelFile(tree)).tree(), type);
  }

  private AgentFileModel() {}
}
