import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.io.ByteUnit;

/**
 * A Neo4j Community that lives as long as its standard input: HOME PORT, and the password of the
 * user neo4j in the environment variable LAUNCHER_PASSWORD (unset or empty: no authentication).
 *
 * <p>The password is no argument because every user of a machine can read those.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        String password = System.getenv().getOrDefault("LAUNCHER_PASSWORD", "");

        DatabaseManagementService service = start(home, port, !password.isEmpty());
        try {
            if (!password.isEmpty()) {
                setPassword(service, password);
            }
            System.out.println("READY");
            System.out.flush();
            // The parent holds this pipe. It ends with the parent, however the parent ends.
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            service.shutdown();
        }
    }

    private static DatabaseManagementService start(Path home, int port, boolean auth) {
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                .setConfig(GraphDatabaseSettings.auth_enabled, auth)
                // Half of the memory would be the default; test graphs are small.
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(256))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                // Otherwise a stop waits 2 x 5 s for clients that may still say something.
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
                .build();
    }

    /**
     * The embedded door needs no login, so the first password can be set from the inside. A home
     * that has been used before keeps its password: Neo4j refuses to set the same one again.
     */
    private static void setPassword(DatabaseManagementService service, String password) {
        GraphDatabaseService system = service.database("system");
        String firstStart = "SHOW USERS YIELD user, passwordChangeRequired AS first WHERE first";
        String setIt = "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED";
        if (system.executeTransactionally(firstStart, Map.of(), result -> result.hasNext())) {
            system.executeTransactionally(setIt, Map.of("password", password));
        }
    }
}
