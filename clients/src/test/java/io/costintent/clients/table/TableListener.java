/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.table;

import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.RecordedTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which rows of the table of clients a run of all tests showed.
 *
 * <p>Only where the build says where to, and not in a run of chosen tests, which would show less
 * than there is, unless told that those are all ({@code -Dclients.table}). A row with a test that
 * failed is not shown.
 */
public final class TableListener implements TestExecutionListener {
  private final @Nullable String file = System.getProperty("clients.table.file");
  private final boolean chosenTests =
      !System.getProperty("test", "").isEmpty() && System.getProperty("clients.table") == null;
  private final Map<String, Set<String>> units = new ConcurrentHashMap<>();
  private final List<Cell> passed = new ArrayList<>();
  private final Set<String> failed = new HashSet<>();

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    String names = entry.getKeyValuePairs().get(RecordedTelemetry.UNITS);
    if (names != null) {
      units
          .computeIfAbsent(test.getUniqueId(), id -> new TreeSet<>())
          .addAll(List.of(names.split(",")));
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (file == null || result.getStatus() == Status.ABORTED) {
      return;
    }
    boolean green = result.getStatus() == Status.SUCCESSFUL;
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(source -> finished(test, source, green));
  }

  private void finished(TestIdentifier test, MethodSource source, boolean green) {
    DoorRow[] ofMethod = rows(source.getJavaMethod());
    boolean suite =
        ofMethod.length == 0 && ModelCallConformance.class.isAssignableFrom(source.getJavaClass());
    for (DoorRow row : ofMethod.length == 0 ? rows(source.getJavaClass()) : ofMethod) {
      Set<String> seen = units.getOrDefault(test.getUniqueId(), Set.of());
      Cell cell =
          new Cell(
              row.client(),
              row.sdk(),
              System.getProperty("expected." + row.sdk(), "unknown"),
              row.operation(),
              row.form(),
              suite,
              List.copyOf(seen));
      if (green) {
        passed.add(cell);
      } else {
        failed.add(ClientsTable.key(cell));
      }
    }
  }

  private static DoorRow[] rows(AnnotatedElement test) {
    return test.getAnnotationsByType(DoorRow.class);
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (file == null || passed.isEmpty()) {
      return;
    }
    Path path = Path.of(file);
    try {
      Files.deleteIfExists(path);
      if (!chosenTests) {
        passed.removeIf(cell -> failed.contains(ClientsTable.key(cell)));
        Files.createDirectories(path.toAbsolutePath().getParent());
        ClientsTable.write(path, passed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
