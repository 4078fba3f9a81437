package org.parley.server.web;

import java.security.SecureRandom;
import java.util.List;
import org.parley.server.keys.Keyring;
import org.parley.server.people.SignIn;
import org.parley.server.postgres.Space;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Drafts;
import org.parley.server.store.Looks;
import org.parley.server.store.Memberships;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How requests are met: who asks, what they may send, what browsers are told. */
@Configuration(proxyBeanMethods = false)
public class WebWiring {

    @Bean
    Cookies cookies(PublicAddress address) {
        return new Cookies(address.secure());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answerHeaders(PublicAddress address) {
        return server -> server.addEngineValves(new AnswerHeaders(address.secure()));
    }

    @Bean
    Pace pace() {
        return () -> Thread.sleep(Pace.USUAL);
    }

    @Bean
    TalksRecord talksRecord(Chains chains) {
        return new TalksRecord(chains);
    }

    @Bean
    Heads heads(TalksRecord record, Keyring keys) {
        return new Heads(record, new Looks(keys));
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, SignIn signIn, Cookies cookies, PublicAddress address, SecureRandom random)
            throws Exception {
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .anonymous(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(cookies, random))
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterBefore(new BrokenForms(), CsrfFilter.class)
                .addFilterBefore(new VisitorFilter(cookies, random), CsrfFilter.class)
                .addFilterBefore(new SessionFilter(signIn, cookies), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in",
                                "/sign-in/question",
                                "/unlock",
                                "/welcome/**",
                                "/join/**",
                                "/renew/**",
                                "/key.pem",
                                "/assets/**",
                                "/error")
                        .permitAll()
                        // Measures are there only where a management port was asked for, and then not at this one.
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(failing ->
                        failing.authenticationEntryPoint(new ToSignIn()).accessDeniedHandler(new Unwelcome()))
                // AnswerHeaders sets them, on what is turned down before all this as well.
                .headers(headers -> headers.disable());
        return http.build();
    }

    @Bean
    WebMvcConfigurer pages(
            Door door,
            Memberships memberships,
            Chains chains,
            JsonMapper json,
            Heads heads,
            Drafts drafts,
            Space space,
            SecureRandom random) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AskerResolver(door, memberships, chains));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ReadOnlyWhenFull(space));
                registry.addInterceptor(new SentDrafts(drafts));
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new PageReturn(json, heads, random));
            }
        };
    }
}
