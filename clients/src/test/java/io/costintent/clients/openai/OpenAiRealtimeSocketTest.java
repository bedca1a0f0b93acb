/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.helpers.RealtimeConnection;
import com.openai.helpers.RealtimeWebSocketOptions;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.ResponseCreateEvent;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A realtime session of the SDK itself, which its later versions have, over a socket. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "realtime socket", form = Form.STREAM)
class OpenAiRealtimeSocketTest {
  private static final String USAGE =
      """
      {"total_tokens":253,"input_tokens":132,"output_tokens":121,
       "input_token_details":{"text_tokens":119,"audio_tokens":13,"image_tokens":0,
         "cached_tokens":64,
         "cached_tokens_details":{"text_tokens":64,"audio_tokens":0,"image_tokens":0}},
       "output_token_details":{"text_tokens":30,"audio_tokens":91}}\
      """;

  @RegisterExtension final Harness harness = new Harness();

  @Test
  @Timeout(30)
  void connection_isObservedEventByEvent() throws Exception {
    assumeTrue(hasSockets(), "this version of the SDK has no sockets");
    OpenAiRealtimeSession session = OpenAiRealtime.session(harness.bundled(), "gpt-realtime");
    List<String> events =
        List.of(
            RealtimeEvents.created("resp_1"),
            RealtimeEvents.delta("resp_1"),
            RealtimeEvents.done("resp_1", "completed", USAGE));

    try (RealtimeSocket server = new RealtimeSocket(events)) {
      Sockets.talk(server.baseUrl(), session, events.size());
      assertThat(server.requestLine().get()).startsWith("GET /v1/realtime?model=gpt-realtime ");
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.0069656"));
  }

  private static boolean hasSockets() {
    try {
      Class.forName("com.openai.helpers.RealtimeConnection");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Apart, so that older versions need not link it. */
  private static final class Sockets {
    static void talk(String baseUrl, OpenAiRealtimeSession session, int events) {
      ClientOptions client =
          ClientOptions.builder()
              .httpClient(OkHttpClient.builder().build())
              .baseUrl(baseUrl)
              .apiKey("sk-conformance")
              .build();
      RealtimeWebSocketOptions model =
          RealtimeWebSocketOptions.builder().model("gpt-realtime").build();
      try (RealtimeConnection connection = RealtimeConnection.connect(client, model)) {
        connection.send(
            RealtimeClientEvent.ofResponseCreate(ResponseCreateEvent.builder().build()));
        for (int i = 0; i < events; i++) {
          session.observe(connection.receive());
        }
      }
    }
  }
}
