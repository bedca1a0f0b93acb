/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Redis on loopback, out of the jar that brings one, or the one that a variable names. */
final class RedisServer implements AutoCloseable {
  private static final String BINARY = "/redis-server-6.2.6-v5-linux-amd64";

  private final String uri;
  private final @Nullable Process process;

  private RedisServer(String uri, @Nullable Process process) {
    this.uri = uri;
    this.process = process;
  }

  static RedisServer start() throws IOException, InterruptedException {
    String external = System.getenv("COSTINTENT_REDIS_URI");
    if (external != null) {
      return new RedisServer(external, null);
    }
    Path file = Files.createTempFile("redis-server", "");
    try (InputStream in = RedisServer.class.getResourceAsStream(BINARY)) {
      if (in == null) {
        throw new IOException("no server for this machine: set COSTINTENT_REDIS_URI");
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                file.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (int i = 0; i < 500; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return new RedisServer("redis://127.0.0.1:" + port, process);
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    process.destroyForcibly();
    throw new IOException("Redis does not start");
  }

  String uri() {
    return uri;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
