package dev.rustaiide.system.user.experience;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings key maps. Plug-ins register it as a service; what they have in a file they read by {@link KeyMap#parse}. Of
 * two maps with one id the first counts.
 */
@ConsumerType
public interface KeyMapSource {
    /** The ids of its maps, the same each time. */
    List<String> ids();

    /** The map called {@code id}, one of {@link #ids}. Asked only for maps that somebody uses or looks at. */
    KeyMap read(String id);
}
