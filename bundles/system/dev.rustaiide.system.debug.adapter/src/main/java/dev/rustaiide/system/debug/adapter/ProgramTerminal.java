package dev.rustaiide.system.debug.adapter;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;

/**
 * Gives a debugged program its standard input and output, instead of the debugger, which knows no input. An adapter
 * that cannot start programs elsewhere is used without.
 */
@ConsumerType
public interface ProgramTerminal {
    /** Whether it is one of the desktop's, and not of this product. */
    boolean isExternal();

    /** Whether it makes no sense to debug the program without. */
    boolean isRequired();

    /** Starts a program, and gives the number of its process; 0 if that is not known. Any thread may call it. */
    Call<Long> start(ProgramStart program);
}
