package dev.rustaiide.system.lsp.client;

/**
 * A file that tells a folder to be the root of a project.
 *
 * @param name of the file, in the folder itself
 * @param content what must be in it; empty if its being there is enough
 */
public record RootMarker(String name, String content) {
    public static RootMarker file(String name) {
        return new RootMarker(name, "");
    }
}
