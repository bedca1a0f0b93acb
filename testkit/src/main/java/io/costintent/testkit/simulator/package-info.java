/** A provider on loopback that answers as scripted and remembers what it was asked. */
@NullMarked
package io.costintent.testkit.simulator;

import org.jspecify.annotations.NullMarked;
