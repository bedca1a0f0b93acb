/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.door;

import static java.util.Objects.requireNonNull;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Methods of one library's class that are entered and left by way of a door. Immutable.
 *
 * @param types the names of the classes, or of types whose implementers all have the methods
 * @param below whether {@code types} are interfaces or classes of which those below have the
 *     methods, too
 * @param names the names of the methods; empty for all that {@code methods} matches
 * @param methods which of their methods
 * @param door the name of the class of the {@link Door}
 * @since 0.1
 */
public record Hook(
    Set<String> types,
    boolean below,
    Set<String> names,
    ElementMatcher<? super MethodDescription> methods,
    String door) {
  /** Checks the parts. */
  public Hook {
    types = Set.copyOf(types);
    names = Set.copyOf(names);
    requireNonNull(methods, "methods");
    requireNonNull(door, "door");
  }

  /** Returns a builder for methods of the class of this name. */
  public static Builder in(String type) {
    return new Builder(Set.of(type), false);
  }

  /** Returns a builder for methods of the classes of these names, none twice. */
  public static Builder in(Set<String> types) {
    return new Builder(types, false);
  }

  /**
   * Returns a builder for methods of {@code type}, which may be an interface with default methods,
   * and of all that implement or extend it.
   */
  public static Builder below(String type) {
    return new Builder(Set.of(type), true);
  }

  /** Collects the parts. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final Set<String> types;
    private final boolean below;
    private Set<String> names = Set.of();
    private ElementMatcher.Junction<MethodDescription> methods = not(isAbstract());

    private Builder(Set<String> types, boolean below) {
      this.types = types;
      this.below = below;
    }

    /** Takes the methods with these names. */
    public Builder methods(String... names) {
      this.names = Set.of(names);
      methods = methods.and(namedOneOf(names));
      return this;
    }

    /** Takes only methods with so many parameters. */
    public Builder takes(int parameters) {
      methods = methods.and(takesArguments(parameters));
      return this;
    }

    /** Takes only methods that {@code matcher} matches. */
    public Builder matching(ElementMatcher<? super MethodDescription> matcher) {
      methods = methods.and(matcher);
      return this;
    }

    /** Returns the hook, with the name of the door's class. */
    public Hook door(String door) {
      return new Hook(types, below, names, methods, door);
    }
  }
}
