/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ModelIdentityTest {
  @Test
  void address_tellsWhoBills() {
    ModelIdentity identity = ModelIdentity.unstated().at(URI.create("https://api.deepseek.com/v1"));

    assertThat(identity.provider()).isEqualTo("deepseek");
    assertThat(identity.address()).isEqualTo("api.deepseek.com");
    assertThat(identity.port()).isEqualTo(443);
  }

  @Test
  void statement_goesBeforeTheAddress() {
    ModelIdentity identity =
        ModelIdentity.unstated()
            .withProvider("openrouter")
            .at(URI.create("http://gateway.internal/v1"))
            .withModel("gpt-4o");

    assertThat(identity)
        .isEqualTo(new ModelIdentity("openrouter", null, "gateway.internal", 80, "gpt-4o"));
  }

  @Test
  void unknownAddress_leavesItToTheModel() {
    ModelIdentity identity = ModelIdentity.unstated().at(URI.create("http://localhost:8000/v1"));

    assertThat(identity.provider()).isNull();
    assertThat(identity.port()).isEqualTo(8000);
  }
}
