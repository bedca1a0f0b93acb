/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.Applications;
import io.costintent.spring.context.ReactorIntent;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class CostIntendedTest {
  private static final CostIntent NESTS =
      CostIntent.builder().team("wardens").feature("nests").build();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withConfiguration(Applications.OURS);

  /** An annotation of the application's own. */
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @CostIntended(team = "wardens")
  @interface ByWardens {}

  /** A service whose class states a team. */
  @CostIntended(team = "wardens", feature = "all")
  static class Warden {
    CostIntent plain() {
      return IntentContext.current();
    }

    @CostIntended(feature = "nests")
    CostIntent nests() {
      return IntentContext.current();
    }

    @CostIntended(feature = "nests")
    Mono<CostIntent> later() {
      return Mono.fromSupplier(IntentContext::current);
    }

    @CostIntended(feature = "nests")
    Flux<CostIntent> elsewhere() {
      return Mono.deferContextual(context -> Mono.just(ReactorIntent.from(context)))
          .publishOn(Schedulers.single())
          .flux();
    }

    @CostIntended(feature = "nests")
    CompletableFuture<CostIntent> future() {
      return CompletableFuture.completedFuture(IntentContext.current());
    }

    @Async
    @CostIntended(feature = "nests")
    CompletableFuture<CostIntent> async() {
      return CompletableFuture.completedFuture(IntentContext.current());
    }
  }

  /** A service whose interface states what for. */
  public interface Answering {
    @CostIntended(team = "wardens", feature = "nests")
    CostIntent answer();
  }

  /** Its implementation, which no subclass can stand in for. */
  static final class Answers implements Answering {
    @Override
    public CostIntent answer() {
      return IntentContext.current();
    }
  }

  /** A service with an annotation of the application's own. */
  @ByWardens
  static class Composed {
    CostIntent ask() {
      return IntentContext.current();
    }
  }

  /** Methods that Spring calls itself. */
  static class Called {
    final BlockingQueue<CostIntent> heard = new LinkedBlockingQueue<>();

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    @CostIntended(team = "wardens", feature = "nests")
    void scheduled() {
      heard.add(IntentContext.current());
    }

    @EventListener
    @CostIntended(team = "wardens", feature = "nests")
    void onText(String text) {
      heard.add(IntentContext.current());
    }

    CostIntent next() throws InterruptedException {
      return heard.poll(30, TimeUnit.SECONDS);
    }
  }

  /** Scheduling and tasks. */
  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  @EnableAsync
  static class Tasks {}

  @Test
  void class_statesForAllItsMethods() {
    application
        .withBean(Warden.class)
        .run(context ->
            assertThat(context.getBean(Warden.class).plain())
                .isEqualTo(CostIntent.builder().team("wardens").feature("all").build()));
  }

  @Test
  void method_refinesItsClassAndBothWhatWasCurrent() {
    application
        .withBean(Warden.class)
        .run(context -> {
          CostIntent outer = CostIntent.builder().product("park").feature("none").build();
          CostIntent seen = IntentContext.call(outer, () -> context.getBean(Warden.class).nests());

          assertThat(seen).isEqualTo(outer.refinedBy(NESTS));
          assertThat(IntentContext.current()).isEqualTo(CostIntent.none());
        });
  }

  @Test
  void interface_statesForItsImplementations() {
    application
        .withBean(Answers.class)
        .run(context -> assertThat(context.getBean(Answering.class).answer()).isEqualTo(NESTS));
  }

  @Test
  void annotationOfTheApplicationsOwn_statesWhatItIsAnnotatedWith() {
    application
        .withBean(Composed.class)
        .run(context ->
            assertThat(context.getBean(Composed.class).ask())
                .isEqualTo(Applications.team("wardens")));
  }

  @Test
  void monoThatIsSubscribedToLater_hasTheIntent() {
    application
        .withBean(Warden.class)
        .run(context -> assertThat(context.getBean(Warden.class).later().block()).isEqualTo(NESTS));
  }

  @Test
  void flux_hasTheIntentInItsContext() {
    application
        .withBean(Warden.class)
        .run(context ->
            assertThat(context.getBean(Warden.class).elsewhere().blockLast()).isEqualTo(NESTS));
  }

  @Test
  void future_isOfTheMethodsIntent() {
    application
        .withBean(Warden.class)
        .run(context -> assertThat(context.getBean(Warden.class).future().join()).isEqualTo(NESTS));
  }

  @Test
  void asynchronousMethod_hasItsIntentAndThatOfItsCallerOnItsThread() {
    application
        .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
        .withUserConfiguration(Tasks.class)
        .withBean(Warden.class)
        .run(context -> {
          CostIntent park = CostIntent.builder().product("park").build();
          CompletableFuture<CostIntent> seen =
              IntentContext.call(park, () -> context.getBean(Warden.class).async());

          assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo(park.refinedBy(NESTS));
        });
  }

  @Test
  void scheduledMethod_hasItsIntent() {
    application
        .withUserConfiguration(Tasks.class)
        .withBean(Called.class)
        .run(context -> assertThat(context.getBean(Called.class).next()).isEqualTo(NESTS));
  }

  @Test
  void listener_hasItsIntent() {
    application
        .withBean(Called.class)
        .run(context -> {
          context.publishEvent("hello");
          assertThat(context.getBean(Called.class).next()).isEqualTo(NESTS);
        });
  }

  @Test
  void valueThatNoIntentCanHave_failsTheStart() {
    application
        .withBean(Mistaken.class)
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining("team: a"));
  }

  /** States what cannot be. */
  @CostIntended(team = "a\u0000b")
  static class Mistaken {
    void ask() {}
  }

  @Test
  void withoutReactor_methodsHaveTheirIntent() {
    application
        .withClassLoader(new FilteredClassLoader("reactor", "io.micrometer"))
        .withBean(Answers.class)
        .run(context -> assertThat(context.getBean(Answering.class).answer()).isEqualTo(NESTS));
  }
}
