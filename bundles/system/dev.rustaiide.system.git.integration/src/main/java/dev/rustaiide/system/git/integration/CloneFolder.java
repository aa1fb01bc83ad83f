package dev.rustaiide.system.git.integration;

/** How the folder of a clone is called. */
public final class CloneFolder {
    private CloneFolder() {}

    /** The last part of an address that says something, e.g. {@code project} of {@code git@server:us/project.git}. */
    public static String nameFor(String url) {
        String path = url.strip().replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("/\\.git$", "");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
                .replaceFirst("\\.git$", "").replaceAll("[^\\p{L}\\p{N}._-]", "-");
        return last.isEmpty() || last.equals(".") || last.equals("..") ? "repository" : last;
    }
}
