/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/** Delivers one reply, with its holds and its fault. Confine to one thread. */
final class ReplyWriter {
  private final HttpExchange exchange;
  private final WireProtocol protocol;
  private final String requestId;

  ReplyWriter(HttpExchange exchange, WireProtocol protocol, String requestId) {
    this.exchange = exchange;
    this.protocol = protocol;
    this.requestId = requestId;
  }

  /**
   * Sends status, headers and body.
   *
   * @throws IOException to make the server drop the connection: a scripted cut, or a client that
   *     went away
   */
  void write(int status, Reply reply, WireBody body) throws IOException {
    waitAt(reply, Hold.BEFORE_HEADERS);
    if (reply.fault instanceof Fault.Disconnect) {
      throw new IOException("scripted: disconnected");
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", body.contentType());
    headers.set(protocol.requestIdHeader(), requestId);
    body.headers().forEach(headers::set);
    reply.headers.forEach(headers::set);
    exchange.sendResponseHeaders(status, body.isStream() ? 0 : body.chunks().get(0).length);
    OutputStream out = exchange.getResponseBody();
    out.flush();
    writeChunks(reply, body, out);
    // Only here: closing after a cut would send the end marker of a complete body.
    out.close();
  }

  private void writeChunks(Reply reply, WireBody body, OutputStream out) throws IOException {
    for (int i = 0; i < body.chunks().size(); i++) {
      waitAt(reply, i);
      if (reply.fault instanceof Fault.Cut cut && cut.chunks() == i) {
        throw new IOException("scripted: cut after " + i + " chunks");
      }
      if (reply.fault instanceof Fault.StreamError error && error.chunks() == i) {
        out.write(protocol.streamError(error.failure(), i));
        return;
      }
      out.write(body.chunks().get(i));
      out.flush();
    }
  }

  private static void waitAt(Reply reply, int chunks) throws IOException {
    for (Hold hold : reply.holds) {
      if (hold.chunks() == chunks) {
        await(hold);
      }
    }
  }

  private static void await(Hold hold) throws IOException {
    try {
      hold.gate().handle((value, error) -> "released").toCompletableFuture().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the simulator closed while the reply was held", e);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
