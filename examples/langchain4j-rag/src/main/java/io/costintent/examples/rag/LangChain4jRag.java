/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import io.costintent.CostTracking;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.organisation.OrganisationPrices;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs a morning at the bookshop and prints what each feature spent.
 *
 * <p>Calls OpenAI where {@code OPENAI_API_KEY} is set (and {@code OPENAI_BASE_URL}, if that is),
 * and a simulator otherwise.
 */
public final class LangChain4jRag {
  private static final String PRICES = "prices.yaml";

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    run(System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(Map<String, String> environment, PrintStream out) {
    Showback showback = new Showback();
    try (Provider provider = new Provider(environment);
        CostTracking tracking =
            CostTracking.builder().agreement(agreement()).listener(showback).build()) {
      Bookshop shop = new Bookshop(provider, tracking);
      shop.ingest();
      out.println("Handbook: " + shop.ask("May I send a book back?"));
      out.println("Handbook: " + shop.ask("Will I get all my money back?"));
      out.println("Orders:   " + shop.askOrder("Where is order 4711?", "acme"));
      out.println("Orders:   " + shop.askOrderShort("Where is order 4711?"));
      out.println();
    }
    showback.print(out);
  }

  /** What the vector store costs, as an application would name it in {@code prices.file}. */
  private static Agreement agreement() {
    ConfigProblems problems = new ConfigProblems();
    Agreement agreement = OrganisationPrices.read(prices(), problems);
    problems.throwIfAny();
    return agreement;
  }

  private static ConfigNode prices() {
    try (InputStream file = LangChain4jRag.class.getResourceAsStream(PRICES)) {
      if (file == null) {
        throw new IllegalStateException(PRICES + ": not on the class path");
      }
      return ConfigFiles.read(file, PRICES, ConfigFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LangChain4jRag() {}
}
