/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.observability.api.DefaultAiServiceListenerRegistrar;
import dev.langchain4j.observability.api.event.AiServiceEvent;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.spi.observability.AiServiceListenerRegistrarFactory;
import io.costintent.intent.CostIntended;
import io.costintent.langchain4j.service.IntendedServices;
import io.costintent.langchain4j.service.Registrars;
import io.costintent.testkit.simulator.Reply;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j takes one factory of registrars; others may bring theirs. */
class RegistrarsTest {
  @RegisterExtension final Harness harness = new Harness();

  @TempDir Path directory;

  @CostIntended(team = "wardens")
  interface Warden {
    String ask(String question);
  }

  /** A registrar of another library. */
  public static final class Theirs implements AiServiceListenerRegistrar {
    private final DefaultAiServiceListenerRegistrar listeners =
        new DefaultAiServiceListenerRegistrar();
    private final List<AiServiceListener<?>> registered = new ArrayList<>();

    @Override
    public <T extends AiServiceEvent> void register(AiServiceListener<T> listener) {
      registered.add(listener);
      listeners.register(listener);
    }

    @Override
    public <T extends AiServiceEvent> void unregister(AiServiceListener<T> listener) {
      listeners.unregister(listener);
    }

    @Override
    public <T extends AiServiceEvent> void fireEvent(T event) {
      listeners.fireEvent(event);
    }

    @Override
    public void shouldThrowExceptionOnEventError(boolean should) {
      listeners.shouldThrowExceptionOnEventError(should);
    }
  }

  /** Their factory, as ServiceLoader finds it. */
  public static final class TheirFactory implements AiServiceListenerRegistrarFactory {
    @Override
    public AiServiceListenerRegistrar get() {
      return new Theirs();
    }
  }

  /** Their factory, which fails. */
  public static final class FailingFactory implements AiServiceListenerRegistrarFactory {
    @Override
    public AiServiceListenerRegistrar get() {
      throw new IllegalStateException("broken");
    }
  }

  private AiServiceListenerRegistrar besides(Class<?> theirs) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(AiServiceListenerRegistrarFactory.class.getName()), theirs.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, before)) {
      thread.setContextClassLoader(loader);
      return new Registrars().get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void registrarOfAnother_isUsedWithOurListeners() throws Exception {
    AiServiceListenerRegistrar used = besides(TheirFactory.class);

    assertThat(used).isInstanceOf(Theirs.class);
    assertThat(((Theirs) used).registered).hasSameSizeAs(IntendedServices.listeners());
  }

  @Test
  void factoryThatFails_isReplacedByLangChain4jsOwn() throws Exception {
    assertThat(besides(FailingFactory.class)).isInstanceOf(DefaultAiServiceListenerRegistrar.class);
  }

  @Test
  void listenersRegisteredTwice_doNoHarm() {
    harness.simulator().enqueue(Reply.text("in the reeds"));
    Warden warden =
        AiServices.builder(Warden.class)
            .chatModel(Models.openAi(harness.url(), harness.listener()))
            .registerListeners(IntendedServices.listeners())
            .build();

    warden.ask("where?");

    assertThat(harness.takeRecord().intent().team()).isEqualTo("wardens");
  }
}
