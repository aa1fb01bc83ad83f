package dev.rustaiide.system.git.integration;

/**
 * The cause of a failure that a name and a password would mend.
 */
public final class LoginNeeded extends Exception {
    private static final long serialVersionUID = 1;

    private final String url;
    private final boolean refused;

    /**
     * @param url of the server, without the path of the repository
     * @param refused whether what was kept for it was not accepted
     */
    public LoginNeeded(String url, boolean refused) {
        super("a name and a password for " + url + (refused ? ": those that are kept were refused" : ""));
        this.url = url;
        this.refused = refused;
    }

    public String url() {
        return url;
    }

    public boolean isRefused() {
        return refused;
    }
}
