/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.client.OpenAIClient;
import com.openai.models.responses.ResponseCreateParams;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A program that builds an OpenTelemetry SDK of its own, as Spring Boot 4 does, exports with it,
 * and is run with the agent besides.
 */
public final class OwnSdkProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address, and the receiver's
   */
  public static void main(String[] args) {
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(
                SimpleSpanProcessor.create(
                    OtlpHttpSpanExporter.builder().setEndpoint(args[1] + "/v1/traces").build()))
            .build();
    OpenTelemetrySdk own = OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    OpenAIClient openai = OpenAiCalls.sync(URI.create(args[0]));
    Span question = own.getTracer("herons").spanBuilder("question").startSpan();
    try (Scope ignored = question.makeCurrent()) {
      openai.chat().completions().create(OpenAiCalls.chat("own-sdk-chat"));
    }
    // What frameworks make of a model call, in the application's own SDK.
    Span chat =
        own.getTracer("herons")
            .spanBuilder("chat own-sdk-inside")
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.provider.name", "openai")
            .setAttribute("gen_ai.request.model", "own-sdk-inside")
            .startSpan();
    try (Scope ignored = chat.makeCurrent()) {
      openai
          .responses()
          .create(ResponseCreateParams.builder().model("own-sdk-inside").input("?").build());
    }
    chat.setAttribute("gen_ai.usage.input_tokens", 1000);
    chat.setAttribute("gen_ai.usage.output_tokens", 100);
    chat.end();
    question.end();
    provider.forceFlush().join(10, TimeUnit.SECONDS);
    System.out.println("done");
    System.exit(0);
  }

  private OwnSdkProgram() {}
}
