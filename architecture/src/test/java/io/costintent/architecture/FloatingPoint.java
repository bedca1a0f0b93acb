/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds where a floating-point number can come from: constants, conversions, new arrays, and the
 * types of fields and methods. ArchUnit sees the types alone, and of what is called only the owner,
 * so {@code (long) (tokens * 0.15)} and {@code amount.doubleValue()} would pass.
 */
final class FloatingPoint extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final Set<String> TYPES =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private final List<String> found = new ArrayList<>();

  private FloatingPoint() {
    super(API);
  }

  /** Returns a description of each place. */
  static List<String> in(JavaClass type) {
    FloatingPoint visitor = new FloatingPoint();
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      new ClassReader(bytes).accept(visitor, ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return visitor.found;
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    check(name, descriptor);
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    check(name, descriptor);
    return new Body(name);
  }

  private void check(String place, String descriptor) {
    Type type = Type.getType(descriptor);
    if (type.getSort() != Type.METHOD) {
      check(place, type);
      return;
    }
    check(place, type.getReturnType());
    for (Type argument : type.getArgumentTypes()) {
      check(place, argument);
    }
  }

  private void check(String place, Type type) {
    String name = (type.getSort() == Type.ARRAY ? type.getElementType() : type).getClassName();
    if (TYPES.contains(name)) {
      found.add(place + " has a " + name);
    }
  }

  private final class Body extends MethodVisitor {
    private final String method;

    Body(String method) {
      super(API);
      this.method = method;
    }

    @Override
    public void visitInsn(int opcode) {
      switch (opcode) {
        case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> add("a float");
        case Opcodes.DCONST_0, Opcodes.DCONST_1 -> add("a double");
        case Opcodes.I2F, Opcodes.I2D, Opcodes.L2F, Opcodes.L2D -> add("a conversion");
        default -> {}
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY
          && (operand == Opcodes.T_FLOAT || operand == Opcodes.T_DOUBLE)) {
        add("an array");
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Double || value instanceof Float) {
        add(value.toString());
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      check(method + " -> " + name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      check(method + " -> " + name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      check(method + " -> " + name, descriptor);
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          check(method + " -> " + handle.getName(), handle.getDesc());
        }
      }
    }

    private void add(String what) {
      found.add(method + " has " + what);
    }
  }
}
