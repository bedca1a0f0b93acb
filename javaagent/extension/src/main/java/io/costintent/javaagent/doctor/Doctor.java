/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doctor;

import io.costintent.CostTracking;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.javaagent.config.AgentSettings;
import io.costintent.javaagent.config.Versions;
import io.costintent.javaagent.internal.Processes;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says whether a configuration can be used, and what it comes to: of a file, of a running process,
 * or of the environment that it is run in.
 *
 * @since 0.1
 */
public final class Doctor {
  /** What is configured can be used. */
  static final int USABLE = 0;

  /** What is configured is wrong. */
  static final int WRONG = 1;

  /** There is nothing to check, or it cannot be asked. */
  static final int UNKNOWN = 2;

  private static final String USAGE =
      "usage: java -jar costintent-javaagent.jar doctor [PID | CONFIGURATION-FILE]";

  private final PrintStream out;

  /** Creates one that writes to {@code out}. */
  public Doctor(PrintStream out) {
    this.out = out;
  }

  /**
   * Checks what the arguments after {@code doctor} name.
   *
   * @return 0 when it can be used, 1 when it is wrong, 2 when there is nothing to check
   */
  @SuppressWarnings("IncorrectMainMethod") // called by the main method of the jar
  public static int main(String[] arguments) {
    return new Doctor(Processes.output()).run(arguments);
  }

  int run(String[] arguments) {
    if (arguments.length > 2) {
      out.println(USAGE);
      return UNKNOWN;
    }
    try {
      Patient patient = arguments.length < 2 ? Patient.here() : Patient.of(arguments[1]);
      Path directory = patient.directory();
      Integer status = directory == null ? null : Processes.again(directory, arguments);
      if (status != null) {
        return status;
      }
      if (directory != null) {
        out.println("relative paths are looked for in this directory, not in that of the process");
      }
      return check(patient);
    } catch (IOException e) {
      out.println(e.getMessage());
      return UNKNOWN;
    }
  }

  /** Returns whether the configuration of {@code patient} can be used. */
  int check(Patient patient) {
    Versions versions = Versions.ofThis();
    PriceBook prices = PriceBooks.bundled();
    out.println("Cost Intent " + versions.own() + ", OpenTelemetry Java agent " + versions.agent());
    out.println("prices: " + prices.id() + ' ' + prices.version());
    out.println("checked: " + patient.name());
    patient.remarks().forEach(out::println);
    try {
      ConfigNode configured =
          CostTracking.builder()
              .environment(patient.variables(), patient.properties())
              .checkedConfiguration(AgentSettings::read);
      AgentSettings settings = AgentSettings.read(configured);
      out.println("profile: " + settings.profile().name().toLowerCase(Locale.ROOT));
      out.println(configured.map().isEmpty() ? "nothing is configured" : "configured:");
      tell("  ", configured.without(List.of("rules")));
      List<String> rules =
          CostTracking.builder()
              .configuration(configured.without(List.of("config")))
              .rules()
              .describe();
      out.println(rules.isEmpty() ? "no rules" : "rules, the first that matches wins:");
      rules.forEach(rule -> out.println("  " + rule));
      out.println(settings.enabled() ? "ok" : "ok, and off: enabled is false");
      return USABLE;
    } catch (ConfigException e) {
      out.println(e.getMessage());
      return WRONG;
    }
  }

  private void tell(String indent, ConfigNode node) {
    for (Map.Entry<String, ConfigNode> entry : node.map().entrySet()) {
      ConfigNode value = entry.getValue();
      if (value.isMap()) {
        out.println(indent + entry.getKey() + ':');
        tell(indent + "  ", value);
      } else {
        out.println(indent + entry.getKey() + " = " + value + "  (" + value.location() + ')');
      }
    }
  }
}
