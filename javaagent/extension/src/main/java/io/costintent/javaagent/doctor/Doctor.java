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
import java.util.Locale;
import java.util.Map;

/**
 * Says whether a configuration can be used, and what it comes to: of a file, of a running process,
 * or of the environment that it is run in.
 *
 * @since 0.1
 */
public final class Doctor {
  private static final String USAGE =
      "usage: java -jar costintent-javaagent.jar doctor [PID | CONFIGURATION-FILE]";

  private final PrintStream out;

  /** Creates one that writes to {@code out}. */
  public Doctor(PrintStream out) {
    this.out = out;
  }

  /** Checks what the arguments after {@code doctor} name; returns 1 when something is wrong. */
  @SuppressWarnings("IncorrectMainMethod") // called by the main method of the jar
  public static int main(String[] arguments) {
    return new Doctor(Processes.output()).run(arguments);
  }

  int run(String[] arguments) {
    if (arguments.length > 2) {
      out.println(USAGE);
      return 1;
    }
    try {
      return check(arguments.length < 2 ? Patient.here() : Patient.of(arguments[1]));
    } catch (IOException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  /** Returns 1 when the configuration of {@code patient} cannot be used. */
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
              .checkedConfiguration();
      AgentSettings settings = AgentSettings.read(configured);
      out.println("profile: " + settings.profile().name().toLowerCase(Locale.ROOT));
      out.println(configured.map().isEmpty() ? "nothing is configured" : "configured:");
      tell("  ", configured);
      out.println(settings.enabled() ? "ok" : "ok, and off: enabled is false");
      return 0;
    } catch (ConfigException e) {
      out.println(e.getMessage());
      return 1;
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
