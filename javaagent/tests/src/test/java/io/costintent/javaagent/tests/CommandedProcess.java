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
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A {@link CommandProgram} that runs, and does one thing at a time. Not thread-safe. */
final class CommandedProcess implements AutoCloseable {
  private static final int SECONDS = 120;

  private final Socket socket;
  private final BufferedReader answers;
  private final PrintWriter commands;
  private final Future<AgentProcess.Ended> ended;

  /** Starts it, and returns when its main method has begun. */
  static CommandedProcess start(String name, String provider, UnaryOperator<AgentProcess> how)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(SECONDS)));
      AgentProcess process = how.apply(new AgentProcess(name, CommandProgram.class.getName()));
      List<String> arguments = List.of(provider, Integer.toString(server.getLocalPort()));
      Future<AgentProcess.Ended> ended = meanwhile(() -> process.run(arguments));
      return new CommandedProcess(server.accept(), ended);
    }
  }

  /** On a thread of its own: the common pool has one where there are two processors. */
  static <T> Future<T> meanwhile(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(future, "meanwhile");
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  private CommandedProcess(Socket socket, Future<AgentProcess.Ended> ended) throws IOException {
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
