package org.parley.server.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On what is taken even where the disk is nearly full: people come in and go out, and whoever has to be kept out is kept out.
 * The mark leaves room for that.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface GoesOnWhenFull {}
