/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {
  @Test
  void nothing_isStatedWithoutASection() {
    assertThat(ClientSettings.read(null)).isEqualTo(read("profile: lean"));
    assertThat(ClientSettings.read(null).streamUsage()).isFalse();
  }

  @Test
  void section_statesWhatIsAskedOfOpenAi() {
    ClientSettings settings = read("openai: {stream_usage: true, response_headers: true}");

    assertThat(settings.streamUsage()).isTrue();
    assertThat(settings.responseHeaders()).isTrue();
  }

  @Test
  void provider_isThatOfTheHostInWhateverCase() {
    ClientSettings settings =
        read("providers: [{host: Gateway.example, provider: azure.ai.openai}]");

    assertThat(settings.provider(URI.create("https://gateway.EXAMPLE:8443/v1")))
        .isEqualTo("azure.ai.openai");
    assertThat(settings.provider(URI.create("https://api.openai.com/v1"))).isNull();
    assertThat(settings.provider(URI.create("mailto:gateway.example"))).isNull();
  }

  @Test
  void wrongValues_areAllNamed() {
    assertThatThrownBy(() ->
            read(
                """
                openai: {stream_usage: often, usage: true}
                providers:
                  - {host: "https://gateway.example/v1", provider: openai}
                  - {host: twice.example, provider: openai}
                  - {host: twice.example, provider: groq}
                  - {host: lonely.example}
                """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stream_usage")
        .hasMessageContaining("openai.usage")
        .hasMessageContaining("https://gateway.example/v1")
        .hasMessageContaining("twice.example")
        .hasMessageContaining("provider");
  }

  @Test
  void current_isWhatWasSetLast() {
    ClientSettings before = ClientSettings.current();
    ClientSettings settings = read("openai: {stream_usage: true}");

    ClientSettings.use(settings);

    assertThat(ClientSettings.current()).isSameAs(settings);
    ClientSettings.use(before);
  }

  private static ClientSettings read(String yaml) {
    return ClientSettings.read(ConfigFiles.parse(yaml, "agent.yaml", ConfigFormat.YAML));
  }
}
