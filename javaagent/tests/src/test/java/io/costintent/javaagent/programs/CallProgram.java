/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls a provider through each of the doors that it is told, and prints a line about each: its
 * name, the model, and the answer or what was thrown.
 */
public final class CallProgram {
  private static final List<String> SDKS =
      List.of(
          "OpenAi",
          "OpenAiMedia",
          "OpenAiScenario",
          "Anthropic",
          "AnthropicScenario",
          "Batch",
          "Google",
          "GoogleScenario",
          "Bedrock",
          "BedrockScenario",
          "Azure",
          "Ollama",
          "Cohere",
          "LangChain4j");

  /**
   * Runs the program.
   *
   * @param args the provider's address; then, for each call, the name of a door, {@code =} and the
   *     model
   */
  public static void main(String[] args) throws ClassNotFoundException {
    tellJars();
    make(URI.create(args[0]), Arrays.asList(args).subList(1, args.length));
    // SDKs keep threads for a while.
    System.exit(0);
  }

  /** Prints which jars the classes come from that {@code programs.tell} names. */
  private static void tellJars() throws ClassNotFoundException {
    for (String name : System.getProperty("programs.tell", "").split(",")) {
      if (!name.isEmpty()) {
        String location =
            Class.forName(name).getProtectionDomain().getCodeSource().getLocation().getPath();
        System.out.println("# " + name + " of " + location.replaceFirst(".*/", ""));
      }
    }
  }

  /** Makes these calls, each {@code door=model}, and prints a line about each. */
  static void make(URI baseUrl, List<String> calls) {
    Map<String, Call> doors = doors();
    calls.stream()
        .map(call -> call.split("=", 2))
        .forEach(call ->
            System.out.println(
                String.join(
                    "\t", call[0], call[1], outcome(doors.get(call[0]), baseUrl, call[1]))));
  }

  private static Map<String, Call> doors() {
    Map<String, Call> doors = new TreeMap<>();
    for (String sdk : SDKS) {
      try {
        Method all =
            Class.forName(CallProgram.class.getPackageName() + "." + sdk + "Calls")
                .getDeclaredMethod("all");
        @SuppressWarnings("unchecked")
        Map<String, Call> calls = (Map<String, Call>) all.invoke(null);
        doors.putAll(calls);
      } catch (ReflectiveOperationException | LinkageError e) {
        System.out.println("# no calls of " + sdk + ": " + e);
      }
    }
    return doors;
  }

  private static String outcome(Call call, URI baseUrl, String model) {
    if (call == null) {
      return "absent";
    }
    try {
      return "answered\t" + call.make(baseUrl, model);
    } catch (NoClassDefFoundError | IncompatibleClassChangeError e) {
      return "absent\t" + e;
    } catch (Exception | Error e) {
      String causes =
          Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
              .map(cause -> cause.getClass().getName())
              .collect(Collectors.joining(" of "));
      return "thrown\t" + causes + "\t" + e.getMessage();
    }
  }

  private CallProgram() {}
}
