/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A real server on loopback, which tests start, stop, pause and kill. */
public final class RedisProcess implements AutoCloseable {
  private final Path directory;
  private final int port;
  private final List<String> options;
  private Process process;

  private RedisProcess(Path directory, int port, List<String> options) throws Exception {
    this.directory = directory;
    this.port = port;
    this.options = options;
    process = launch();
  }

  public static RedisProcess start(String... options) throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "redis-").toAbsolutePath();
    return new RedisProcess(directory, freePort(), List.of(options));
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** As by SIGKILL: nothing is saved that was not saved. */
  public void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  void restart() throws Exception {
    process = launch();
  }

  void pause() throws Exception {
    signal("STOP");
  }

  void resume() throws Exception {
    signal("CONT");
  }

  @Override
  public void close() throws Exception {
    resume();
    kill();
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private Process launch() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(binary().toString());
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
    command.addAll(options);
    Process started =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("redis.log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < end && started.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        socket.setSoTimeout(1000);
        socket
            .getOutputStream()
            .write("PING\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        if (socket.getInputStream().read() == '+') {
          return started;
        }
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
    started.destroyForcibly();
    throw new IllegalStateException(Files.readString(directory.resolve("redis.log")));
  }

  /** The binary that the artifact brings, or the one that {@code COSTINTENT_REDIS_SERVER} names. */
  private static synchronized Path binary() throws IOException {
    String named = System.getenv("COSTINTENT_REDIS_SERVER");
    if (named != null) {
      return Path.of(named);
    }
    String name = resource();
    Path file = Path.of("target", name).toAbsolutePath();
    if (Files.exists(file)) {
      return file;
    }
    Path part = Files.createTempFile(Path.of("target"), name, ".part");
    try (InputStream in = RedisProcess.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException("no server for this machine: set COSTINTENT_REDIS_SERVER");
      }
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!part.toFile().setExecutable(true)) {
      throw new IOException(part + " cannot be made executable");
    }
    return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String resource() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (mac) {
      return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
    }
    return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
