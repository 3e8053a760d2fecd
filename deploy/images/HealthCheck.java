import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Whether the service in this container is ready: exit code 0 or 1. The image has no shell and no curl.
final class HealthCheck {

    private static final int MILLIS = 3_000;

    private HealthCheck() {}

    public static void main(String[] arguments) throws IOException {
        String port = System.getenv().getOrDefault("QUARKUS_MANAGEMENT_PORT", "9000");
        var url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        System.exit(connection.getResponseCode() == 200 ? 0 : 1);
    }
}
