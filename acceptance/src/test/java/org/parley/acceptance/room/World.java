package org.parley.acceptance.room;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.parley.server.postgres.Role;
import org.parley.server.web.Pace;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/** A room on a stage: a real PostgreSQL and the real server, with time and chance by the script. */
final class World implements AutoCloseable {

    private final Stage stage = new Stage();
    private final Leaks leaks = new Leaks(this);
    private final Looks looks = new Looks();
    private final Room room;

    World() throws IOException, SQLException {
        room = Room.set(stage.setting(List.of(context -> {
            context.registerBean("turns", FilterRegistrationBean.class, () -> first(stage.filter(), 0));
            context.registerBean("looks", Pace.class, () -> looks, bean -> bean.setPrimary(true));
            context.registerBean("leaks", FilterRegistrationBean.class, () -> first(leaks, 1));
        })));
    }

    private static FilterRegistrationBean<jakarta.servlet.Filter> first(jakarta.servlet.Filter filter, int place) {
        FilterRegistrationBean<jakarta.servlet.Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setAsyncSupported(true);
        return registration;
    }

    Stage stage() {
        return stage;
    }

    Room room() {
        return room;
    }

    Leaks leaks() {
        return leaks;
    }

    /** The looks of the one stream of news that is open. */
    Looks looks() {
        return looks;
    }

    <T> T bean(Class<T> type) {
        return room.server().context().getBean(type);
    }

    /** As the owner of the tables, who plants faults; or as the backup, who sees all rows. */
    Connection as(Role role) throws SQLException {
        return DriverManager.getConnection(
                room.database().url(), role.user(), room.database().password(role));
    }

    @Override
    public void close() {
        room.close();
    }
}
