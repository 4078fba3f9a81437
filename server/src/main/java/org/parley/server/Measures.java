package org.parley.server;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the measures of a server tell: how the machine, the database's connections and the answers fare, all together. How
 * often which page was asked for, or what went wrong there, would tell of what parties do; so that is not counted.
 */
@Configuration(proxyBeanMethods = false)
class Measures {

    @Bean
    MeterFilter noRoutes() {
        return MeterFilter.ignoreTags("uri", "exception", "error");
    }

    /** These name each step of a request, down to who was let in. */
    @Bean
    MeterFilter noSteps() {
        return MeterFilter.denyNameStartsWith("spring.security");
    }
}
