/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.client.OpenAIClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A service that knows nothing of budgets and asks a model when it is told to. */
public final class CommandProgram {
  /**
   * Runs the program until nobody commands it.
   *
   * @param args the provider's address, and the port of who commands: each line is a model to ask,
   *     or {@code class} and the name of one to look for
   */
  public static void main(String[] args) throws IOException {
    OpenAIClient client = OpenAiCalls.sync(URI.create(args[0]));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
        BufferedReader commands =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter answers =
            new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      String command = commands.readLine();
      while (command != null) {
        answers.println(answer(client, command));
        command = commands.readLine();
      }
    }
    System.exit(0);
  }

  private static String answer(OpenAIClient client, String command) {
    try {
      if (command.startsWith("class ")) {
        return Class.forName(command.substring("class ".length())).getName();
      }
      OpenAiCalls.text(client.chat().completions().create(OpenAiCalls.chat(command)));
      return "answered";
    } catch (RuntimeException | ReflectiveOperationException failure) {
      return failure.getClass().getName();
    }
  }

  private CommandProgram() {}
}
