/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A realtime server on loopback for one connection: waits for what the client sends first, then
 * sends its events, one text frame each, as RFC 6455 has it.
 */
final class RealtimeSocket implements AutoCloseable {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String KEY = "sec-websocket-key:";
  private static final int TEXT_FRAME = 0x81;
  private static final int TWO_BYTES = 126;
  private static final int MASK = 4;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CompletableFuture<String> requestLine = new CompletableFuture<>();

  RealtimeSocket(List<String> events) throws IOException {
    Thread thread = new Thread(() -> serve(events), "realtime-socket");
    thread.setDaemon(true);
    thread.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /** Completes with the first line of the client's request. */
  CompletableFuture<String> requestLine() {
    return requestLine;
  }

  private void serve(List<String> events) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String request = head(in);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept(request)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      requestLine.complete(request.substring(0, request.indexOf('\r')));
      skipFrame(in);
      for (String event : events) {
        out.write(frame(event));
      }
      out.flush();
      in.readAllBytes();
    } catch (IOException | GeneralSecurityException e) {
      requestLine.completeExceptionally(e);
    }
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readByte());
    }
    return head.toString();
  }

  private static String accept(String request) throws GeneralSecurityException {
    int start = request.toLowerCase(Locale.ROOT).indexOf(KEY) + KEY.length();
    String key = request.substring(start, request.indexOf('\r', start)).strip();
    byte[] hash =
        MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
    return Base64.getEncoder().encodeToString(hash);
  }

  /** A client's frame is short here, and masked. */
  private static void skipFrame(DataInputStream in) throws IOException {
    in.readByte();
    int length = in.readByte() & 0x7f;
    in.readNBytes(MASK + (length == TWO_BYTES ? in.readUnsignedShort() : length));
  }

  private static byte[] frame(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(TEXT_FRAME);
    if (bytes.length < TWO_BYTES) {
      frame.write(bytes.length);
    } else {
      frame.write(TWO_BYTES);
      frame.write(bytes.length >> Byte.SIZE);
      frame.write(bytes.length);
    }
    frame.writeBytes(bytes);
    return frame.toByteArray();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
