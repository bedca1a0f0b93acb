/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentLoggingTest {
  private static final String NAME = "io.costintent.javaagent";

  private final Logger target = Logger.getLogger(NAME);
  private final Captured captured = new Captured();

  @BeforeEach
  void listen() {
    target.setLevel(Level.ALL);
    target.addHandler(captured);
  }

  @AfterEach
  void restore() {
    target.removeHandler(captured);
    target.setLevel(null);
  }

  @Test
  void log_goesToTheLoggerThatTheAgentReplaces() {
    IllegalStateException failure = new IllegalStateException("broken");
    org.slf4j.Logger logger = new AgentLogging().getLoggerFactory().getLogger(NAME);

    logger.error("{} of {}", 1, 2, failure);
    logger.warn("careful");
    logger.info("fine");
    logger.debug("detail");
    logger.trace("more");

    assertThat(captured.records)
        .extracting(LogRecord::getLevel, LogRecord::getMessage)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Level.SEVERE, "1 of 2"),
            org.assertj.core.groups.Tuple.tuple(Level.WARNING, "careful"),
            org.assertj.core.groups.Tuple.tuple(Level.INFO, "fine"),
            org.assertj.core.groups.Tuple.tuple(Level.FINE, "detail"),
            org.assertj.core.groups.Tuple.tuple(Level.FINER, "more"));
    assertThat(captured.records.get(0).getThrown()).isSameAs(failure);
  }

  @Test
  void details_areToldWhenAskedForAndOurs() {
    AgentLogger.tellDetails(true);
    try {
      new AgentLogging().getLoggerFactory().getLogger(NAME).debug("detail");
      new AgentLogging()
          .getLoggerFactory()
          .getLogger("io.costintent.javaagent.shaded.lettuce")
          .debug("of a library");
    } finally {
      AgentLogger.tellDetails(false);
    }

    assertThat(captured.records)
        .extracting(LogRecord::getLevel, LogRecord::getMessage)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Level.INFO, "detail"),
            org.assertj.core.groups.Tuple.tuple(Level.FINE, "of a library"));
  }

  @Test
  void isEnabled_followsTheLevel() {
    org.slf4j.Logger logger = new AgentLogging().getLoggerFactory().getLogger(NAME);
    target.setLevel(Level.WARNING);

    assertThat(logger.isErrorEnabled()).isTrue();
    assertThat(logger.isWarnEnabled()).isTrue();
    assertThat(logger.isInfoEnabled()).isFalse();
    assertThat(logger.isDebugEnabled()).isFalse();
    assertThat(logger.isTraceEnabled()).isFalse();
  }

  @Test
  void callLog_tellsWhatACallCostAndWhyNot() {
    CostTracking tracking =
        CostTracking.builder().environment(Map.of(), Map.of()).listener(new CallLog()).build();
    ResponseFacts facts =
        ResponseFacts.builder().usage(Usage.of(UsageUnit.INPUT_TOKENS, 1_000)).build();

    tracking.call(ModelRequest.chat("openai", "gpt-4o-mini"), () -> "text", text -> facts);
    tracking.call(ModelRequest.chat("openai", "nobody-knows"), () -> "text", text -> facts);

    assertThat(captured.records.get(0).getMessage())
        .startsWith("call of openai gpt-4o-mini: COMPLETED")
        .contains("0.00015 USD");
    assertThat(captured.records.get(1).getMessage())
        .startsWith("call of openai nobody-knows: COMPLETED")
        .contains("unpriced");
  }

  private static final class Captured extends Handler {
    final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
