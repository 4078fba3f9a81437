/**
 * The command line: reads arguments and files, calls the engine, prints.
 *
 * <p>The only package that writes to the console. {@link org.parley.cli.Main} lists the commands and turns what
 * happened into an {@link org.parley.cli.Exit} code; each command is one class that asks the engine one question and
 * sets the answer on the page.
 */
@NullMarked
package org.parley.cli;

import org.jspecify.annotations.NullMarked;
