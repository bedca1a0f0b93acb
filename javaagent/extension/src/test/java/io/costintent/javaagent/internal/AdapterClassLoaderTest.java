/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.clients.Endpoint;
import io.costintent.javaagent.door.Door;
import io.costintent.pricing.PriceBook;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class AdapterClassLoaderTest {
  private final ClassLoader agent = AdapterClassLoaderTest.class.getClassLoader();
  private final ClassLoader application = new OwnCopies(agent);
  private final AdapterClassLoader adapter = new AdapterClassLoader(agent, application);

  @Test
  void loadClass_definesWhatNamesTheLibrarys() throws Exception {
    Class<?> defined = adapter.loadClass(Endpoint.class.getName());

    assertThat(defined.getClassLoader()).isSameAs(adapter);
    assertThat(adapter.loadClass(Endpoint.class.getName())).isSameAs(defined);
  }

  @Test
  void loadClass_takesTheRestOfOursFromTheAgent() throws Exception {
    assertThat(adapter.loadClass(PriceBook.class.getName())).isSameAs(PriceBook.class);
    assertThat(adapter.loadClass(Door.class.getName())).isSameAs(Door.class);
  }

  @Test
  void loadClass_takesTheLibraryFromTheApplication() throws Exception {
    Class<?> options = adapter.loadClass("com.openai.core.ClientOptions");

    assertThat(options.getClassLoader()).isSameAs(application);
  }

  @Test
  void loadClass_failsForWhatOfOursIsNotThere() {
    assertThatThrownBy(() -> adapter.loadClass("io.costintent.clients.Missing"))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage("io.costintent.clients.Missing");
  }

  @Test
  void of_isOneForEachLoader() {
    AdapterLoaders adapters = new AdapterLoaders();

    AdapterClassLoader one = adapters.of(application);

    assertThat(adapters.of(application)).isSameAs(one);
    assertThat(adapters.of(new OwnCopies(agent))).isNotSameAs(one);
    assertThat(adapters.of(null)).isSameAs(adapters.of(ClassLoader.getSystemClassLoader()));
  }

  @Test
  void slot_isMadeOnce() {
    DoorSlot slot = adapter.slot("a.Door", loader -> new DoorSlot(null, error -> {}));

    assertThat(adapter.slot("a.Door", loader -> new DoorSlot(null, error -> {}))).isSameAs(slot);
  }

  /** An application that has a version of the library of its own. */
  private static final class OwnCopies extends URLClassLoader {
    OwnCopies(ClassLoader source) {
      super(
          new URL[] {
            com.openai.core.ClientOptions.class.getProtectionDomain().getCodeSource().getLocation()
          },
          null);
    }
  }
}
