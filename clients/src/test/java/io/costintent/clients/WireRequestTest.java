/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WireRequestTest {
  private static final URI URL = URI.create("https://api.example/v1/chat?key=1");
  private static final String BODY =
      "{\"messages\":[{\"content\":\"herons\"}],\"model\":\"m\",\"temperature\":0.10}";

  private final AtomicInteger read = new AtomicInteger();
  private final WireRequest request = request(BODY);

  private WireRequest request(String body) {
    return WireRequest.of(
        "POST",
        URL,
        name -> name.equals("x-tier") ? "flex" : null,
        () -> {
          read.incrementAndGet();
          return body.getBytes(UTF_8);
        });
  }

  @Test
  void body_isReadOnceWhenItIsAskedFor() {
    assertThat(request.header("x-tier")).isEqualTo("flex");
    assertThat(request.header("accept")).isNull();
    assertThat(read).hasValue(0);

    assertThat(request.body()).isSameAs(request.body());
    assertThat(read).hasValue(1);
  }

  @Test
  void fields_areThoseNamedAndWhole() {
    assertThat(request.fields(Set.of("model", "messages", "absent")).toString())
        .isEqualTo("{\"messages\":[{\"content\":\"herons\"}],\"model\":\"m\"}");
  }

  @Test
  void json_keepsNumbersAsTheyAre() {
    WireRequest changed = request.withJson(request.json().put("model", "other"));

    assertThat(new String(changed.body(), UTF_8))
        .isEqualTo(BODY.replace("\"model\":\"m\"", "\"model\":\"other\""));
    assertThat(changed.url()).isEqualTo(URL);
    assertThat(changed.header("x-tier")).isEqualTo("flex");
  }

  @Test
  void withUrl_keepsTheBody() {
    URI other = URI.create("https://api.example/v1/other");

    WireRequest changed = request.withUrl(other);

    assertThat(changed.url()).isEqualTo(other);
    assertThat(changed.body()).isSameAs(request.body());
    assertThat(changed.method()).isEqualTo("POST");
  }

  @Test
  void bodyThatIsNoObject_isAnError() {
    WireRequest list = request("[1]");

    assertThatThrownBy(() -> list.fields(Set.of())).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(list::json).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void bodyThatCannotBeRead_isAnError() {
    WireRequest broken =
        WireRequest.of(
            "POST",
            URL,
            name -> null,
            () -> {
              throw new IOException("gone");
            });

    assertThatThrownBy(broken::body).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void toString_hasNoContent() {
    assertThat(request).hasToString("WireRequest{POST api.example}");
  }
}
