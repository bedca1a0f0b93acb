/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.call.Guarded;
import io.costintent.config.ConfigNode;
import io.costintent.javaagent.config.AgentProfile;
import io.costintent.javaagent.config.AgentSettings;
import io.costintent.javaagent.config.OtelFile;
import io.costintent.javaagent.config.OtelFilePart;
import io.costintent.otel.internal.ConfigurationFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is made of a file that configures the agent's OpenTelemetry; says what it lacks. */
final class AgentFile {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private static final AgentConfiguration configuration = AgentConfiguration.get();

  /** Returns the model of a file that instruments what our profile does. */
  static Object withProfile(Object model) {
    List<String> modules = configuration.modules();
    return !modules.isEmpty() && completes()
        ? changed(model, file -> file.instrumenting(modules))
        : model;
  }

  /** Returns the model of a file that has our components. */
  static Object withParts(Object model) {
    if (!configuration.isOn()) {
      return model;
    }
    ConfigurationFile.lookedAt();
    if (!completes()) {
      changed(
          model,
          file -> {
            file.missing(configuration.modules()).forEach(AgentFile::warn);
            return file;
          });
      return model;
    }
    List<String> compat = compat();
    return changed(model, file -> file.complete(compat));
  }

  private static boolean completes() {
    ConfigNode configured = configuration.configured();
    return configured != null && AgentSettings.completesFile(configured.child("agent"));
  }

  private static List<String> compat() {
    ConfigNode configured = configuration.configured();
    ConfigNode compat = configured == null ? null : configured.child("compat");
    return compat == null ? List.of() : AgentSettings.compat(compat);
  }

  private static Object changed(Object model, UnaryOperator<OtelFile> change) {
    Callable<@Nullable Object> changing = () -> AgentFileModel.changed(model, change);
    Object changed = Guarded.get("configuration file", changing, null);
    if (changed != null) {
      return changed;
    }
    logger.error(
        "OpenTelemetry's configuration file is used as it is, because it could not be completed:"
            + " look whether it has what follows");
    Set<OtelFilePart> parts = EnumSet.allOf(OtelFilePart.class);
    if (configuration.settings().profile() != AgentProfile.LEAN) {
      parts.remove(OtelFilePart.LEAN);
    }
    parts.forEach(AgentFile::warn);
    return model;
  }

  private static void warn(OtelFilePart part) {
    logger.warn(
        "OpenTelemetry's configuration file lacks {}. Add to it:\n{}",
        part.absence(),
        part.lines().stripTrailing());
  }

  private AgentFile() {}
}
