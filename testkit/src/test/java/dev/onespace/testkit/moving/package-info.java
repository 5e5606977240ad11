@org.jspecify.annotations.NullMarked
package dev.onespace.testkit.moving;
