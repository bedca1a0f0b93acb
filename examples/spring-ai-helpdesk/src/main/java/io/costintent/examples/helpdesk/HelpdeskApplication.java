/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The help desk, as it would run anywhere: it calls the host that {@code OPENAI_BASE_URL} names,
 * with the key of {@code OPENAI_API_KEY}. {@link Demo} runs it without either.
 */
@SpringBootApplication(proxyBeanMethods = false)
public final class HelpdeskApplication {
  /** Starts the application, which serves until it is stopped. */
  public static void main(String[] args) {
    application().run(args);
  }

  static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(HelpdeskApplication.class);
  }

  HelpdeskApplication() {}
}
