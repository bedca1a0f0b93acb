/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import io.costintent.javaagent.programs.CommandProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A {@link CommandProgram} that runs, and does one thing at a time. Not thread-safe. */
final class CommandedProcess implements AutoCloseable {
  private static final int SECONDS = 120;

  private final Socket socket;
  private final BufferedReader answers;
  private final PrintWriter commands;
  private final CompletableFuture<AgentProcess.Ended> ended;

  /** Starts it, and returns when its main method has begun. */
  static CommandedProcess start(String name, String provider, UnaryOperator<AgentProcess> how)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(SECONDS)));
      AgentProcess process = how.apply(new AgentProcess(name, CommandProgram.class.getName()));
      CompletableFuture<AgentProcess.Ended> ended =
          CompletableFuture.supplyAsync(() -> run(process, provider, server.getLocalPort()));
      return new CommandedProcess(server.accept(), ended);
    }
  }

  private static AgentProcess.Ended run(AgentProcess process, String provider, int port) {
    try {
      return process.run(List.of(provider, Integer.toString(port)));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private CommandedProcess(Socket socket, CompletableFuture<AgentProcess.Ended> ended)
      throws IOException {
    this.socket = socket;
    this.ended = ended;
    socket.setSoTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(SECONDS)));
    answers =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    commands = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Returns {@code answered}, the class of what was thrown, or the class that was found. */
  String command(String command) throws IOException {
    commands.println(command);
    return answers.readLine();
  }

  /** Lets it end as a service does that is stopped. */
  AgentProcess.Ended end() throws Exception {
    socket.close();
    return ended.get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
