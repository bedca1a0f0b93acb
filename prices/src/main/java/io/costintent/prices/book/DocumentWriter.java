/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the source form: a line for each card, in a stable order, so that a diff can be read. */
final class DocumentWriter {
  private final StringBuilder text = new StringBuilder();

  private DocumentWriter() {}

  static String header(BookDocument book) {
    DocumentWriter writer = new DocumentWriter();
    writer.writeHeader(book);
    return writer.text.append("\n}\n").toString();
  }

  static String provider(ProviderEntry provider) {
    DocumentWriter writer = new DocumentWriter();
    writer.text.append("{\"providers\":{");
    writer.writeProvider(provider);
    return writer.text.append("\n}}\n").toString();
  }

  /** All in one file, for readers that want one. */
  static String whole(BookDocument book) {
    DocumentWriter writer = new DocumentWriter();
    writer.writeHeader(book);
    writer.text.append(",\n \"providers\":{");
    String separator = "";
    for (ProviderEntry provider : book.providers().values()) {
      writer.text.append(separator);
      writer.writeProvider(provider);
      separator = ",";
    }
    return writer.text.append("\n }\n}\n").toString();
  }

  private void writeHeader(BookDocument book) {
    text.append("{\n \"schema\":1,\n \"id\":").append(quoted(book.id()));
    text.append(",\n \"version\":").append(quoted(book.version()));
    if (book.generatedAt() != null) {
      text.append(",\n \"generatedAt\":").append(quoted(book.generatedAt().toString()));
    }
    text.append(",\n \"currency\":\"USD\",\n \"sources\":{");
    List<String> sources = new ArrayList<>();
    for (BookSource source : book.sources().values()) {
      sources.add("\n  " + quoted(source.id()) + ":{" + fields(source) + "}");
    }
    text.append(String.join(",", sources)).append("\n },\n \"units\":{");
    List<String> units = new ArrayList<>();
    for (UnitCode code : UnitCode.all()) {
      units.add("\n  " + quoted(code.code()) + ":" + quoted(code.unit() + "/" + code.per()));
    }
    text.append(String.join(",", units)).append("\n }");
  }

  private static String fields(BookSource source) {
    List<String> fields = new ArrayList<>();
    add(fields, "name", source.name());
    add(fields, "url", source.url());
    add(fields, "licence", source.licence());
    add(fields, "retrieved", source.retrieved().toString());
    add(fields, "sha256", source.sha256());
    return String.join(",", fields);
  }

  private void writeProvider(ProviderEntry provider) {
    text.append("\n").append(quoted(provider.name())).append(":{");
    List<String> head = new ArrayList<>();
    add(head, "source", provider.source);
    add(head, "url", provider.url);
    if (provider.dateless) {
      head.add("\"dateless\":true");
    }
    addList(head, "includes", provider.includes);
    addList(head, "fallback", provider.fallback);
    List<String> parts = new ArrayList<>();
    if (!head.isEmpty()) {
      parts.add("\n " + String.join(",", head));
    }
    if (!provider.models().isEmpty()) {
      List<String> models = new ArrayList<>();
      provider.models().values().forEach(model -> models.add(model(model, provider.source)));
      parts.add("\n \"models\":{\n" + String.join(",\n", models) + "\n }");
    }
    if (!provider.latest().isEmpty()) {
      List<String> moves = new ArrayList<>();
      provider.latest().forEach((alias, since) -> moves.add("  " + quoted(alias) + map(since)));
      parts.add("\n \"latest\":{\n" + String.join(",\n", moves) + "\n }");
    }
    text.append(String.join(",", parts)).append("\n}");
  }

  private static String map(Map<String, String> since) {
    List<String> fields = new ArrayList<>();
    since.forEach((from, model) -> add(fields, from, model));
    return ":{" + String.join(",", fields) + "}";
  }

  private static String model(ModelEntry model, @Nullable String source) {
    List<String> fields = new ArrayList<>();
    addList(fields, "aka", model.aka());
    Card only = model.cards().size() == 1 ? model.cards().get(0) : null;
    if (only != null && isPlain(only, source)) {
      fields.add("\"rates\":" + rates(only));
      return "  " + quoted(model.name()) + ":{" + String.join(",", fields) + "}";
    }
    List<String> cards = new ArrayList<>();
    model.cards().forEach(card -> cards.add("\n   " + card(card, source)));
    fields.add("\"cards\":[" + String.join(",", cards) + "]");
    return "  " + quoted(model.name()) + ":{" + String.join(",", fields) + "}";
  }

  private static boolean isPlain(Card card, @Nullable String source) {
    return card.from() == null
        && card.to() == null
        && card.when().isNone()
        && card.extras().isEmpty()
        && card.origin().equals(Origin.of(source == null ? "" : source));
  }

  private static String card(Card card, @Nullable String source) {
    List<String> fields = new ArrayList<>();
    add(fields, "from", text(card.from()));
    add(fields, "to", text(card.to()));
    if (!card.when().isNone()) {
      fields.add("\"when\":" + card.when());
    }
    if (!card.rates().isEmpty() || card.extras().isEmpty()) {
      fields.add("\"rates\":" + rates(card));
    }
    card.extras().forEach((key, json) -> fields.add(quoted(key) + ":" + json));
    Origin origin = card.origin();
    add(fields, "source", origin.source().equals(source) ? null : origin.source());
    add(fields, "url", origin.url());
    add(fields, "checked", origin.checked() == null ? null : origin.checked().toString());
    addList(fields, "disputed", origin.disputed());
    return "{" + String.join(",", fields) + "}";
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static String rates(Card card) {
    List<String> rates = new ArrayList<>();
    card.rates()
        .forEach((code, price) ->
            rates.add(quoted(code) + ":" + (price.rounded() ? quoted(price + "") : price)));
    return "{" + String.join(",", rates) + "}";
  }

  private static void add(List<String> fields, String key, @Nullable String value) {
    if (value != null) {
      fields.add(quoted(key) + ":" + quoted(value));
    }
  }

  private static void addList(List<String> fields, String key, List<String> values) {
    if (!values.isEmpty()) {
      List<String> quoted = new ArrayList<>();
      values.forEach(value -> quoted.add(quoted(value)));
      fields.add(quoted(key) + ":[" + String.join(",", quoted) + "]");
    }
  }

  private static String quoted(String value) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }
}
