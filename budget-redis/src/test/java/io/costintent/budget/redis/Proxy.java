/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a store and its server, on loopback, and delays or loses what passes. */
final class Proxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile int delayMillis;
  private volatile boolean losesReplies;
  private volatile boolean losesNext;
  private volatile String loses = "";

  Proxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String uri() {
    return "redis://127.0.0.1:" + server.getLocalPort();
  }

  void delayReplies(int millis) {
    delayMillis = millis;
  }

  /** The next reply is lost with its connection, and those after it until told otherwise. */
  void loseReplies(boolean lose) {
    losesReplies = lose;
  }

  /** The reply to the request that contains {@code text} is lost with its connection; once. */
  void loseReplyTo(String text) {
    loses = text;
  }

  int lost() {
    return lost.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(upstream);
        daemon(() -> copy(client, upstream, false));
        daemon(() -> copy(upstream, client, true));
      }
    } catch (IOException closed) {
      disconnect();
    }
  }

  private void copy(Socket from, Socket to, boolean replies) {
    byte[] bytes = new byte[65536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count;
      while ((count = in.read(bytes)) > 0) {
        if (!replies && isToBeLost(bytes, count)) {
          loses = "";
          losesNext = true;
        }
        if (replies && (losesReplies || losesNext)) {
          losesNext = false;
          lost.incrementAndGet();
          return;
        }
        if (replies && delayMillis > 0) {
          TimeUnit.MILLISECONDS.sleep(delayMillis);
        }
        out.write(bytes, 0, count);
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isToBeLost(byte[] bytes, int count) {
    String text = loses;
    return !text.isEmpty()
        && new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(text);
  }

  private void disconnect() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException closed) {
        sockets.remove(socket);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    disconnect();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
