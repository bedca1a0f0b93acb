/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForwardingTest {
  private final Lamp lamp = new Lamp();
  private final Watched watched = new Watched(lamp);
  private final Light light = (Light) Forwarding.proxy(Light.class, watched);

  /** What stands in for something of a library. */
  public interface Light {
    String glow(int watts) throws IOException;

    default String glow() throws IOException {
      return glow(60);
    }

    default String colour() {
      return "white";
    }
  }

  public static final class Lamp implements Light {
    @Override
    public String glow(int watts) throws IOException {
      if (watts > 100) {
        throw new IOException("burnt");
      }
      return watts + " W";
    }

    @Override
    public String colour() {
      return "red";
    }

    @Override
    public String toString() {
      return "lamp";
    }
  }

  private static final class Watched extends Forwarding {
    private final List<String> seen = new ArrayList<>();

    Watched(Object target) {
      super(new Methods(), target);
    }

    @Override
    protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      seen.add(method.getName());
      return forward(method, arguments);
    }
  }

  @Test
  void method_isSeenAndPassedOn() throws IOException {
    assertThat(light.glow(40)).isEqualTo("40 W");
    assertThat(watched.seen).containsExactly("glow");
  }

  @Test
  void overload_isSeenWhereItLeadsTo() throws IOException {
    assertThat(light.glow()).isEqualTo("60 W");
    assertThat(watched.seen).containsExactly("glow");
  }

  @Test
  void defaultThatTheTargetOverrides_isTheTargets() {
    assertThat(light.colour()).isEqualTo("red");
  }

  @Test
  void exception_isTheTargetsOwn() {
    assertThatThrownBy(() -> light.glow(500))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("burnt");
  }

  @Test
  void standIns_areEqualWhenTheyStandForOneObject() {
    Object other = Forwarding.proxy(Light.class, new Watched(lamp));

    assertThat(light).isEqualTo(other).hasSameHashCodeAs(lamp).hasToString("lamp");
    assertThat(light).isNotEqualTo(Forwarding.proxy(Light.class, new Watched(new Lamp())));
  }

  @Test
  void targetOf_isNullForOtherObjects() {
    assertThat(Forwarding.targetOf(light)).isSameAs(lamp);
    assertThat(Forwarding.targetOf(lamp)).isNull();
    assertThat(Forwarding.targetOf(null)).isNull();
  }
}
