/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.ModelCallHandler;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricingSpanExporterTest {
  private static final AttributeKey<String> TOTAL = AttributeKey.stringKey("costintent.cost.total");

  private final Keeping keeping = new Keeping();

  private static SpanData chat() {
    return span(
        Attributes.builder()
            .put("gen_ai.operation.name", "chat")
            .put("gen_ai.system", "openai")
            .put("gen_ai.request.model", "gpt-4o")
            .put("gen_ai.usage.input_tokens", 1000)
            .put("gen_ai.usage.output_tokens", 100)
            .build());
  }

  private static SpanData span(Attributes attributes) {
    return TestSpanData.builder()
        .setName("span")
        .setKind(SpanKind.CLIENT)
        .setStatus(StatusData.unset())
        .setStartEpochNanos(1_790_000_000_000_000_000L)
        .setEndEpochNanos(1_790_000_001_000_000_000L)
        .setHasEnded(true)
        .setAttributes(attributes)
        .setTotalAttributeCount(attributes.size())
        .build();
  }

  private static CostSpans spans() {
    CostSpans spans = CostSpans.create();
    spans.attach(ModelCallHandler.builder(TestPrices.BOOK).build());
    return spans;
  }

  @Test
  void export_pricesWithoutTheProcessor() {
    spans().exporter(keeping).export(List.of(chat()));

    assertThat(keeping.only().getAttributes().get(TOTAL)).isEqualTo("0.0035");
  }

  @Test
  void export_countsTheAttributesAdded() {
    spans().exporter(keeping).export(List.of(chat()));

    SpanData span = keeping.only();
    assertThat(span.getTotalAttributeCount()).isEqualTo(span.getAttributes().size());
  }

  @Test
  void export_leavesSpansOfTrackedCallsThatOthersBill() {
    SpanData outer =
        new DelegatingSpanData(chat()) {
          @Override
          public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return InstrumentationScopeInfo.create("io.costintent");
          }
        };

    spans().exporter(keeping).export(List.of(outer));

    assertThat(keeping.only()).isSameAs(outer);
  }

  @Test
  void export_passesOtherSpansOnAsTheyAre() {
    SpanData other = span(Attributes.of(AttributeKey.stringKey("a"), "b"));

    spans().exporter(keeping).export(List.of(other));

    assertThat(keeping.only()).isSameAs(other);
  }

  @Test
  void export_handsOnTheSpanWhenPricingFails() {
    CostSpans spans =
        CostSpans.builder()
            .handler(() -> {
              throw new NoSuchMethodError("planted");
            })
            .build();
    SpanData chat = chat();

    spans.exporter(keeping).export(List.of(chat));

    assertThat(keeping.only()).isSameAs(chat);
  }

  @Test
  void export_handsOnASpanThatCannotBeRead() {
    SpanData broken =
        new DelegatingSpanData(chat()) {
          @Override
          public Attributes getAttributes() {
            throw new IllegalStateException("planted");
          }
        };

    spans().exporter(keeping).export(List.of(broken));

    assertThat(keeping.only()).isSameAs(broken);
  }

  @Test
  void results_areThoseOfTheExporterInside() {
    SpanExporter exporter = spans().exporter(keeping);

    assertThat(exporter.export(List.of())).isSameAs(keeping.exported);
    assertThat(exporter.flush()).isSameAs(keeping.flushed);
    assertThat(exporter.shutdown()).isSameAs(keeping.shutDown);
    assertThat(exporter).hasToString("CostIntentSpanExporter{Keeping}");
  }

  private static final class Keeping implements SpanExporter {
    final CompletableResultCode exported = new CompletableResultCode();
    final CompletableResultCode flushed = new CompletableResultCode();
    final CompletableResultCode shutDown = new CompletableResultCode();
    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      spans.addAll(batch);
      return exported;
    }

    @Override
    public CompletableResultCode flush() {
      return flushed;
    }

    @Override
    public CompletableResultCode shutdown() {
      return shutDown;
    }

    SpanData only() {
      assertThat(spans).hasSize(1);
      return spans.get(0);
    }

    @Override
    public String toString() {
      return "Keeping";
    }
  }
}
