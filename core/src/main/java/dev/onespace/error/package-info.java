/** What can go wrong, told to a user: a code, a cause that names the thing, and a remedy. */
@NullMarked
package dev.onespace.error;

import org.jspecify.annotations.NullMarked;
