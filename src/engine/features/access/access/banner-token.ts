import { defineHook } from '../../../system/device.ts';

/** A name in a banner that belongs to another feature: `domain`. */
export const bannerToken = defineHook<{ readonly token: string; readonly value?: string }>('access.banner-token');
