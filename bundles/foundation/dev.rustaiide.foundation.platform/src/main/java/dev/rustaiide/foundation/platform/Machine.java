package dev.rustaiide.foundation.platform;

import org.osgi.annotation.versioning.ProviderType;

/** What this computer is. A service; any thread may use it. */
@ProviderType
public interface Machine {
    /** Facts of now, gathered in a few milliseconds without starting a program. */
    Facts facts();

    /**
     * Facts in words where people read them, empty where they are not known.
     *
     * @param os e.g. {@code Debian GNU/Linux 13 (trixie)}
     * @param kernel e.g. {@code Linux 6.12.1}
     * @param architecture as the JDK names it, e.g. {@code amd64}
     * @param processors that this process may use
     * @param memory of the machine, or of the container it is, in bytes
     * @param availableMemory that could be had without swapping, in bytes; 0 if not known
     * @param jdk e.g. {@code 25.0.1 (Eclipse Adoptium)}
     * @param gpu e.g. {@code NVIDIA GeForce RTX 4090}
     */
    record Facts(String os, String kernel, String architecture, int processors, long memory, long availableMemory,
            DisplayServer display, String jdk, String gpu) {}

    /** What windows are shown by. */
    enum DisplayServer {
        X11, WAYLAND, NATIVE, NONE
    }
}
