/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.prices.book.Terms;
import io.costintent.pricing.ProviderName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads a folder of Portkey: a file per provider, a model a key, US cents for a single unit. */
public final class PortkeyReader {
  /** The id under which cards name this source. */
  public static final String ID = "portkey";

  private static final BigDecimal CENTS = BigDecimal.valueOf(100);

  private final String file;
  private final String given;
  private final String provider;
  private final SourceNotes notes;

  private PortkeyReader(String file, SourceNotes notes) {
    this.file = file;
    this.given = file.substring(0, file.length() - ".json".length());
    this.provider = ProviderName.canonical(given);
    this.notes = notes;
  }

  /** Reads a folder. */
  public static List<Quote> read(Path folder, SourceNotes notes) throws IOException {
    NavigableSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
      all.forEach(files::add);
    }
    List<Quote> quotes = new ArrayList<>();
    for (Path file : files) {
      PortkeyReader reader = new PortkeyReader(String.valueOf(file.getFileName()), notes);
      for (Map.Entry<String, JsonNode> model : SourceJson.read(file).properties()) {
        if (!model.getKey().equals("default")) {
          quotes.add(reader.quote(model.getKey(), model.getValue()));
        }
      }
    }
    return quotes;
  }

  private Quote quote(String name, JsonNode entry) {
    CardSet cards = new CardSet(ID, file + " | " + name, notes);
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      switch (field.getKey()) {
        case "pricing_config" -> config(name, Terms.NONE, field.getValue(), cards);
        case "custom_pricing" -> regions(name, field.getValue(), cards);
        default -> leaveOut(name, field.getKey());
      }
    }
    return new Quote(
        ID, provider, given, name, List.of(), cards.cards(FreeModels.isFree(provider, name)), null);
  }

  private void config(String name, Terms when, JsonNode config, CardSet cards) {
    for (Map.Entry<String, JsonNode> field : config.properties()) {
      String key = field.getKey();
      switch (key) {
        case "pay_as_you_go" -> prices(name, when, field.getValue(), cards);
        case "batch_config" ->
            prices(name, when.withJson("batch", "true"), field.getValue(), cards);
        default -> leaveOut(name, key);
      }
    }
  }

  private void prices(String name, Terms when, JsonNode prices, CardSet cards) {
    for (Map.Entry<String, JsonNode> field : prices.properties()) {
      switch (field.getKey()) {
        case "additional_units" -> prices(name, when, field.getValue(), cards);
        case "image" -> images(name, when, field.getValue(), cards);
        default -> price(name, when, field.getKey(), field.getValue().path("price"), cards);
      }
    }
  }

  private void price(String name, Terms when, String key, JsonNode price, CardSet cards) {
    BigDecimal cents = SourceJson.decimal(price);
    if (cents == null) {
      if (PortkeyUnits.whyNot(key) == null) {
        notes.quarantine(file + " | " + name, key + " " + price + ": not a number");
      }
      return;
    }
    if (key.equals("megapixels")) {
      cards.add(when, "output_pixels", cents.divide(CENTS), 1_000_000);
      return;
    }
    if (key.equals("routing_units") && !name.contains("router")) {
      notes.notMapped(ID, key, "a fee of the model router, not of the model");
      return;
    }
    PortkeyUnits unit = PortkeyUnits.of(key, provider, cents);
    if (unit == null) {
      leaveOut(name, key);
    } else if (cents.signum() != 0 || !cards.has(when.and(unit.when()), unit.unit())) {
      cards.add(when.and(unit.when()), unit.unit(), cents.divide(CENTS), 1);
    }
  }

  /** Images by quality and size, either of which may be {@code default}. */
  private void images(String name, Terms when, JsonNode qualities, CardSet cards) {
    for (Map.Entry<String, JsonNode> quality : qualities.properties()) {
      for (Map.Entry<String, JsonNode> size : quality.getValue().properties()) {
        Terms terms = when;
        if (!quality.getKey().equals("default")) {
          terms = terms.and("quality", quality.getKey());
        }
        if (!size.getKey().equals("default")) {
          terms = terms.and("size", size.getKey());
        }
        price(name, terms, "generated_images", size.getValue().path("price"), cards);
      }
    }
  }

  private void regions(String name, JsonNode custom, CardSet cards) {
    for (Map.Entry<String, JsonNode> region : custom.path("regions").properties()) {
      Terms where = region(region.getKey());
      for (Map.Entry<String, JsonNode> mode :
          region.getValue().path("execution_modes").properties()) {
        Terms when = where.and(mode(name, mode.getKey()));
        config(name, when, mode.getValue().path("pricing_config"), cards);
        for (Map.Entry<String, JsonNode> size :
            mode.getValue().path("context_tiers").properties()) {
          JsonNode config = size.getValue().path("pricing_config");
          config(name, when.and(size(name, size.getKey())), config, cards);
        }
      }
    }
  }

  private static Terms region(String names) {
    if (names.equals("default")) {
      return Terms.NONE;
    }
    return names.indexOf(',') < 0
        ? Terms.of("region", names)
        : Terms.NONE.withJson("region", "[\"" + names.replace(",", "\",\"") + "\"]");
  }

  private Terms mode(String name, String mode) {
    return switch (mode) {
      case "standard" -> Terms.NONE;
      case "batch" -> Terms.NONE.withJson("batch", "true");
      case "flex", "priority" -> Terms.of("tier", mode);
      case "fast" -> Terms.of("speed", mode);
      default -> {
        notes.unknownKey(file, "/" + name + "/execution_modes", mode);
        yield Terms.of("mode", mode);
      }
    };
  }

  private Terms size(String name, String size) {
    if (size.startsWith("lte-")) {
      return Terms.NONE;
    }
    if (size.startsWith("gt-") && size.endsWith("k")) {
      String thousands = size.substring(3, size.length() - 1);
      return Terms.NONE.withJson(thousands.equals("272") ? "input>=" : "input>", thousands + "000");
    }
    notes.unknownKey(file, "/" + name + "/context_tiers", size);
    return Terms.of("mode", size);
  }

  private void leaveOut(String name, String key) {
    String why = PortkeyUnits.whyNot(key);
    if (why == null) {
      notes.unknownKey(file, "/" + name, key);
    } else {
      notes.notMapped(ID, key, why);
    }
  }
}
