/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.table;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the runs with all versions of the SDKs showed, as tables for the READMEs. */
final class ClientsTable {
  private static final ObjectMapper mapper = new ObjectMapper();

  private final List<Cell> cells;
  private final List<String> versions;

  /** Writes the cells of one run, each once. */
  static void write(Path file, Collection<Cell> cells) throws IOException {
    Map<String, Cell> merged = new TreeMap<>();
    cells.forEach(cell -> merged.merge(key(cell), cell, ClientsTable::merge));
    List<Cell> sorted = merged.values().stream().sorted(Cell.ORDER).toList();
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), sorted);
  }

  /** Returns the table of several runs, that with the oldest versions first. */
  static ClientsTable read(List<Path> files) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (Path file : files) {
      cells.addAll(mapper.readValue(file.toFile(), new TypeReference<List<Cell>>() {}));
    }
    return new ClientsTable(cells);
  }

  ClientsTable(List<Cell> cells) {
    this.cells = cells.stream().sorted(Cell.ORDER).toList();
    this.versions = cells.stream().map(Cell::version).distinct().toList();
  }

  static String key(Cell cell) {
    return String.join("\n", cell.client(), cell.sdk(), cell.operation(), cell.form().name());
  }

  private static Cell merge(Cell one, Cell other) {
    List<String> units = Stream.of(one, other).flatMap(cell -> cell.units().stream()).toList();
    boolean suite = one.suite() || other.suite();
    return new Cell(
        one.client(), one.sdk(), one.version(), one.operation(), one.form(), suite, units);
  }

  /** Which form of which operation was shown, with which versions, and what it recorded. */
  String full() {
    Table forms = new Table("client", "operation");
    Stream.of(Form.values()).forEach(form -> forms.column(form.title()));
    forms.column("versions");
    Table usage = new Table("client", "operation", "usage recorded");
    for (List<Cell> row : by(cell -> cell.client() + '\n' + cell.sdk() + '\n' + cell.operation())) {
      Cell first = row.get(0);
      List<String> line = new ArrayList<>(List.of(first.client(), first.operation()));
      Stream.of(Form.values()).forEach(form -> line.add(shown(row, form)));
      line.add(versions(row));
      forms.row(line);
      Stream<String> units = row.stream().flatMap(cell -> cell.units().stream());
      usage.row(List.of(first.client(), first.operation(), codes(Cell.sorted(units.toList()))));
    }
    return forms + "\n" + usage;
  }

  /** Which operations of which clients were shown. */
  String brief() {
    Table table = new Table("client", "SDK", "versions", "operations");
    for (List<Cell> row : by(cell -> cell.client() + '\n' + cell.sdk())) {
      String operations =
          row.stream().map(Cell::operation).distinct().collect(Collectors.joining(", "));
      Cell first = row.get(0);
      table.row(List.of(first.client(), '`' + first.sdk() + '`', versions(row), operations));
    }
    return table.toString();
  }

  private Collection<List<Cell>> by(Function<Cell, String> key) {
    return cells.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
        .values();
  }

  private String shown(List<Cell> row, Form form) {
    Map<String, List<Cell>> byProof =
        row.stream()
            .filter(cell -> cell.form() == form)
            .collect(
                Collectors.groupingBy(
                    cell -> cell.suite() ? "suite" : "test", TreeMap::new, Collectors.toList()));
    return byProof.entrySet().stream()
        .map(proof -> {
          String of = versions(proof.getValue());
          return of.equals(versions(row)) ? proof.getKey() : proof.getKey() + ' ' + of;
        })
        .collect(Collectors.joining(", "));
  }

  private String versions(List<Cell> row) {
    return versions.stream()
        .filter(version -> row.stream().anyMatch(cell -> cell.version().equals(version)))
        .collect(Collectors.joining(", "));
  }

  private static String codes(List<String> units) {
    return units.stream().map(unit -> '`' + unit + '`').collect(Collectors.joining(" "));
  }

  /** Lines of Markdown. Not thread-safe; confined to one thread. */
  private static final class Table {
    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
      this.titles = new ArrayList<>(List.of(titles));
    }

    void column(String title) {
      titles.add(title);
    }

    void row(List<String> cells) {
      rows.add(cells);
    }

    @Override
    public String toString() {
      List<String> dashes = titles.stream().map(title -> "---").toList();
      return Stream.concat(Stream.of(titles, dashes), rows.stream())
          .map(cells -> "| " + String.join(" | ", cells) + " |\n")
          .collect(Collectors.joining());
    }
  }
}
