package dev.rustaiide.system.git.integration;

import java.util.Optional;

/**
 * A repository elsewhere, under the name that it has here.
 *
 * @param url where it is fetched from
 * @param pushUrl where it is pushed to, if that is somewhere else
 */
public record Remote(String name, String url, Optional<String> pushUrl) {}
